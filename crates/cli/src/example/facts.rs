//! The facts that the examples stand on: see `crates/cli/data/README.md` for where each is from.

use alis::document::Relevance;
use serde::{Deserialize, de::DeserializeOwned};

/// One of the 80 municipalities of Northern Norway.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct NordMunicipality {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) trust: String,
    pub(super) nearest_hospital: String,
    pub(super) population: u32,
}

/// A hospital of Helse Nord with learning arenas.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct NordHospital {
    pub(super) id: String,
    pub(super) trust: String,
    pub(super) name: String,
}

/// A learning arena of Helse Nord.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct NordUnit {
    pub(super) id: String,
    pub(super) trust: String,
    /// Empty where the arena belongs to the trust as a whole.
    pub(super) hospital: String,
    pub(super) name: String,
    pub(super) field: String,
    pub(super) relevance: Relevance,
}

/// A line of table 1: a trust and its posts in the ten periods from 2022-P1.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct NordPosts {
    pub(super) trust: String,
    pub(super) name: String,
    pub(super) counts: Vec<u32>,
}

/// A department at Ahus with one earmarked post.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct AhusDepartment {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) field: String,
}

/// A municipality or city district in the catchment of Ahus.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct AhusMunicipality {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) specialist_shortage: bool,
}

pub(super) fn nord_municipalities() -> Vec<NordMunicipality> {
    read(include_str!("../../data/nord-municipalities.csv"))
}

pub(super) fn nord_hospitals() -> Vec<NordHospital> {
    read(include_str!("../../data/nord-hospitals.csv"))
}

pub(super) fn nord_units() -> Vec<NordUnit> {
    read(include_str!("../../data/nord-units.csv"))
}

pub(super) fn nord_posts() -> Vec<NordPosts> {
    // The file has headings for people; the counts are read as one list.
    rows(include_str!("../../data/nord-posts.csv"))
        .into_iter()
        .skip(1)
        .map(|row| row.deserialize(None).expect("an embedded file has the columns that its type names"))
        .collect()
}

pub(super) fn ahus_departments() -> Vec<AhusDepartment> {
    read(include_str!("../../data/ahus-departments.csv"))
}

pub(super) fn ahus_municipalities() -> Vec<AhusMunicipality> {
    read(include_str!("../../data/ahus-municipalities.csv"))
}

fn read<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let rows = rows(text);
    let headings = rows.first();
    rows.iter()
        .skip(1)
        .map(|row| row.deserialize(headings).expect("an embedded file has the columns that its type names"))
        .collect()
}

fn rows(text: &str) -> Vec<csv::StringRecord> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .expect("an embedded file is well-formed CSV")
}
