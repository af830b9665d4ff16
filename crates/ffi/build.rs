//! Gives the shared library its SONAME, and keeps it mapped once it is loaded.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_elf = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    let by_cargo_c = std::env::var_os("CARGO_FEATURE_CAPI").is_some();
    if is_elf {
        // The number is that of the binary interface, `ALIS_ABI_VERSION`; a test holds the two together.
        if !by_cargo_c {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libalis.so.0");
        }
        // A thread that once used the library runs its thread-local destructors at its end: they must still be there.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}
