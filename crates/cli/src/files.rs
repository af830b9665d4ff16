//! Reading and writing files: whole, or not at all.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use crate::failure::Failure;

/// Whether a path stands for standard input or output.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Refuses to read standard input twice: the second reader would find nothing.
pub(crate) fn standard_input_once<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
    let several = paths.into_iter().filter(|path| is_standard(path)).count() > 1;
    if several { Err(Failure::StandardInputTwice) } else { Ok(()) }
}

/// Whether two paths lead to the same file that there is.
pub(crate) fn same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    !is_standard(a) && !is_standard(b) && real(a).is_some_and(|a| Some(a) == real(b))
}

/// Reads a file, or standard input for `-`; one byte more than allowed at most, so that the reader can refuse it.
pub(crate) fn read(path: &Path, max_bytes: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    let mut bytes = Vec::new();
    let most = max_bytes.saturating_add(1);
    if is_standard(path) {
        io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let file = fs::File::open(path).map_err(failed)?;
        file.take(most).read_to_end(&mut bytes).map_err(failed)?;
    }
    Ok(bytes)
}

/// Writes a file by way of a temporary one beside it, so that there is the whole of it or nothing.
///
/// What is there and is no ordinary file (a device, a pipe) is written to as it is.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::Write { path: path.to_owned(), error };
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(failed);
    }
    // A link stays a link: what it points to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = temporary(folder).map_err(failed)?;
    if let Ok(before) = fs::metadata(path) {
        // A file that was closed to others stays closed.
        file.as_file().set_permissions(before.permissions()).map_err(failed)?;
    }
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map(drop).map_err(|error| failed(error.error))
}

/// Writes a file that is not there yet and that only its owner can read.
pub(crate) fn write_new_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::SeedExists(path.to_owned()),
        _ => Failure::Write { path: path.to_owned(), error },
    })
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".alis-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the user's mask takes off what others may not do.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
