//! The committed header is what cbindgen makes of the crate. `BLESS=1` writes it.

use std::fs;
use std::path::Path;

/// The header as it is generated now.
fn generated(root: &Path) -> String {
    let folder = root.join("crates/ffi");
    let mut config = cbindgen::Config::from_file(folder.join("cbindgen.toml")).expect("the configuration is sound");
    let [major, minor, patch] =
        [env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"), env!("CARGO_PKG_VERSION_PATCH")];
    let version = format!(
        "#define ALIS_VERSION \"{major}.{minor}.{patch}\"\n#define ALIS_VERSION_MAJOR {major}\n\
         #define ALIS_VERSION_MINOR {minor}\n#define ALIS_VERSION_PATCH {patch}"
    );
    config.after_includes = config.after_includes.map(|text| text.replace("@VERSION@", &version));
    let bindings = cbindgen::Builder::new().with_crate(&folder).with_config(config).generate();
    let mut header = Vec::new();
    bindings.expect("cbindgen understands the crate").write(&mut header);
    let header = String::from_utf8(header).expect("the header is UTF-8");
    readable(&header)
}

/// The header as a person reads it: comments without the marks of Rust's, short ones on one line; enums without the branch for C23,
/// where the typedef of the branch for C is as good; no space at the end of a line.
fn readable(header: &str) -> String {
    let either = "defined(__cplusplus) || __STDC_VERSION__ >= 202311L";
    let later = "#endif // __STDC_VERSION__ >= 202311L";
    let mut lines: Vec<String> = Vec::new();
    let mut is_for_c23 = false;
    for line in header.lines().map(str::trim_end) {
        if line == "#if __STDC_VERSION__ >= 202311L" || line == later {
            is_for_c23 = line != later;
            continue;
        }
        if is_for_c23 {
            is_for_c23 = line != "#else";
            continue;
        }
        let line = line.replace(&format!("#if {either}"), "#ifdef __cplusplus").replace(&format!(" // {either}"), "");
        let line = if line.starts_with('#') { line } else { line.replace('`', "") };
        match lines.as_slice() {
            // A comment of one line.
            [.., open, text] if line.trim() == "*/" && open.trim() == "/*" => {
                let indent = " ".repeat(open.len() - open.trim_start().len());
                let comment = format!("{indent}/* {} */", text.trim());
                lines.truncate(lines.len() - 2);
                lines.push(comment);
            }
            [.., before] if before.is_empty() && line.is_empty() => {}
            _ => lines.push(line),
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_header_is_what_the_crate_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (path, header) = (root.join("include/alis.h"), generated(&root));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &header).expect("the header can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == header,
        "include/alis.h is not what the crate says: BLESS=1 cargo test -p alis-ffi --test header"
    );
}

#[test]
fn the_soname_is_that_of_the_binary_interface() {
    let build = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs")).expect("the build script");
    assert!(build.contains(&format!("-soname,libalis.so.{}\"", alis_ffi::ALIS_ABI_VERSION)));
}

#[test]
fn unsafe_blocks_stand_at_the_boundary_alone_and_say_why() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a text");
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for (at, line) in lines.iter().enumerate() {
                let is_unsafe = line.contains("unsafe {") || line.contains("unsafe impl");
                if !is_unsafe || line.starts_with("//") {
                    continue;
                }
                assert!(path.ends_with("src/boundary.rs"), "{}:{}: an unsafe block", path.display(), at + 1);
                assert!(lines[at - 1].starts_with("//") && text.contains("// SAFETY"), "line {}: no reason", at + 1);
            }
        }
    }
}
