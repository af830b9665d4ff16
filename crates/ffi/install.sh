#!/bin/sh
# Installs libalis on a system with ELF and the GNU binutils (Linux): the headers, both libraries, pkg-config, CMake.
#
#   cargo build --release -p alis-ffi && crates/ffi/install.sh
#
#   PREFIX      /usr/local         LIBDIR      $PREFIX/lib (on Debian for packages: $PREFIX/lib/x86_64-linux-gnu)
#   DESTDIR     none: a folder that stands for / INCLUDEDIR  $PREFIX/include
#   TARGET_DIR  the workspace's target folder
#   PROFILE     release; for what is shipped: dist, built by
#               cargo rustc --profile dist -p alis-ffi --lib --crate-type cdylib,staticlib
#               (optimised across crates, a tenth faster, minutes to build; cargo build would not do it beside a Rust library)
set -eu
ffi="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$ffi/../.." && pwd)"
prefix="${PREFIX:-/usr/local}"
libdir="${LIBDIR:-$prefix/lib}"
includedir="${INCLUDEDIR:-$prefix/include}"
destdir="${DESTDIR:-}"
profile="${PROFILE:-release}"
built="${TARGET_DIR:-$root/target}/$profile"

fail() { echo "install.sh: $1" >&2; exit 1; }
for path in "$prefix" "$libdir" "$includedir"; do
  case "$path" in /*) ;; *) fail "$path is no absolute path";; esac
done
build="cargo build --release -p alis-ffi"
test "$profile" = release || build="cargo rustc --profile $profile -p alis-ffi --lib --crate-type cdylib,staticlib"
for file in libalis_ffi.so libalis_ffi.a; do
  test -f "$built/$file" || fail "$built/$file is not there: $build (or set TARGET_DIR)"
done
constant() { sed -n "s/^#define $1 \"\{0,1\}\([0-9.]*\)\"\{0,1\}\$/\1/p" "$root/include/alis.h"; }
version="$(constant ALIS_VERSION)"
abi="$(constant ALIS_ABI_VERSION)"
test -n "$version" && test -n "$abi" || fail "include/alis.h has no version"

lib="$destdir$libdir" include="$destdir$includedir"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$include" "$lib/pkgconfig" "$lib/cmake/alis"
install -m 644 "$root/include/alis.h" "$root/include/alis.hpp" "$include"

# The shared library under its whole version; programs ask for the SONAME, linkers for the plain name.
strip --strip-unneeded -o "$work/libalis.so" "$built/libalis_ffi.so"
install -m 755 "$work/libalis.so" "$lib/libalis.so.$version"
ln -sf "libalis.so.$version" "$lib/libalis.so.$abi"
ln -sf "libalis.so.$abi" "$lib/libalis.so"

# The archive as one object that shows alis_* alone, so that two Rust libraries in one program do not meet. The bitcode in Rust's own
# objects goes: linkers with a plug-in of another LLVM stumble over it.
ld -r --whole-archive "$built/libalis_ffi.a" -o "$work/whole.o"
objcopy --wildcard --keep-global-symbol='alis_*' --strip-debug -R .llvmbc -R .llvmcmd "$work/whole.o" "$work/alis.o"
(cd "$work" && ar crsD libalis.a alis.o)
install -m 644 "$work/libalis.a" "$lib/libalis.a"

# Paths below the prefix are said by it, so that the folder can be moved (pkg-config --define-prefix).
below() { case "$1" in "$prefix"/*) echo "\${prefix}${1#"$prefix"}";; *) echo "$1";; esac; }
# The way from the folder of the libraries to that of the headers, without asking the file system (neither need be there yet).
relative="$(awk -v from="$libdir" -v to="$includedir" 'BEGIN {
  n = split(from, f, "/"); m = split(to, t, "/")
  for (i = 1; i <= n && i <= m && f[i] == t[i]; i++) {}
  for (j = i; j <= n; j++) path = path "../"
  for (j = i; j <= m; j++) path = path t[j] "/"
  print path }')"
fill() {
  sed -e "s|@PREFIX@|$prefix|" -e "s|@PC_LIBDIR@|$(below "$libdir")|" -e "s|@PC_INCLUDEDIR@|$(below "$includedir")|" \
    -e "s|@RELATIVE_INCLUDEDIR@|$relative|" -e "s|@VERSION@|$version|" -e "s|@ABI@|$abi|" -e "s|@MAJOR@|${version%%.*}|" \
    -e "s|@MINOR@|$(echo "$version" | cut -d. -f2)|" -e "s|@LIBS_PRIVATE@|$3|" "$ffi/packaging/$1.in" >"$lib/$2/$1"
}
# What rustc --print native-static-libs says for Linux with glibc.
fill alis.pc pkgconfig "-lgcc_s -lutil -lrt -lpthread -lm -ldl -lc"
fill alisConfig.cmake cmake/alis "gcc_s;util;rt;pthread;m;dl;c"
fill alisConfigVersion.cmake cmake/alis ""
echo "libalis $version (ABI $abi) is in $lib and $include"
