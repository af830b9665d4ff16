"""Puts libalis into the wheel, and the platform into its name: any Python 3, this platform."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Any, Dict, List

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Name in the wheel, which _library.py looks for; name as cargo writes it.
NAMES = {"win32": ("alis.dll", "alis_ffi.dll"), "darwin": ("libalis.0.dylib", "libalis_ffi.dylib")}
INSTALLED, BUILT = NAMES.get(sys.platform, ("libalis.so.0", "libalis_ffi.so"))


def places(project: Path) -> List[Path]:
    """Where the library may be: where ALIS_LIBDIR says, and nowhere else then; else where this project installs or builds it."""
    folder = os.environ.get("ALIS_LIBDIR")
    if folder:
        return [Path(folder) / INSTALLED, Path(folder) / BUILT]
    target = project / "target"
    return [target / "install" / "lib" / INSTALLED, target / "release" / BUILT]


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: Dict[str, Any]) -> None:
        project = Path(self.root).parents[2]
        looked = places(project)
        library = next((place for place in looked if place.is_file()), None)
        if library is None:
            raise SystemExit(
                "libalis is not built: looked for "
                + ", ".join(map(str, looked))
                + ". Run `cargo build --release -p alis-ffi` in the project, or set ALIS_LIBDIR to the folder of the library."
            )
        build_data["force_include"][str(library.resolve())] = f"alis/_lib/{INSTALLED}"
        for licence in sorted(project.glob("LICENSE-*")):
            build_data["force_include"][str(licence)] = f"alis/_lib/{licence.name}"
        build_data["pure_python"] = False
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"py3-none-{platform}"
