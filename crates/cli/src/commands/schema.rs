//! `alis schema`: the JSON Schema of a document.

use alis::document::{DocumentKind, schema};

use super::print;
use crate::args::SchemaArg;
use crate::{Console, Failure, exit};

pub(super) fn run(document: SchemaArg, console: &mut Console<'_>) -> Result<u8, Failure> {
    let kind = match document {
        SchemaArg::Problem => DocumentKind::Problem,
        SchemaArg::Rules => DocumentKind::Rules,
        SchemaArg::Plan => DocumentKind::Plan,
        SchemaArg::Rank => DocumentKind::Rank,
        SchemaArg::Lottery => DocumentKind::Lottery,
        SchemaArg::LotteryCheck => DocumentKind::LotteryCheck,
        SchemaArg::Compare => DocumentKind::Compare,
        SchemaArg::Cutoffs => DocumentKind::Cutoffs,
        SchemaArg::Policy => DocumentKind::Policy,
        SchemaArg::WhatIf => DocumentKind::WhatIf,
        SchemaArg::Check => DocumentKind::Check,
        SchemaArg::Verification => DocumentKind::Verification,
    };
    print(console, format!("{:#}\n", schema(kind).as_value()).as_bytes())?;
    Ok(exit::OK)
}
