//! Where the time goes.

use plotters::prelude::*;

use super::style::{self, Area, BLUE, FAINT, GREEN, INK, ORANGE, PURPLE, Side};
use crate::figures::{Figure, GoalFigures, Stages, time};

const WIDTH: u32 = 880;

/// Where bars and axes begin and end.
const LEFT: i32 = 230;
const RIGHT: i32 = 800;

const COLOURS: [RGBColor; 5] = [FAINT, BLUE, GREEN, ORANGE, PURPLE];

/// The stages of each instance in per cent of the whole.
pub fn stages(figures: &GoalFigures) -> String {
    let rows: Vec<(&Figure, &Stages)> =
        figures.figures.iter().filter_map(|figure| Some((figure, figure.stages.as_ref()?))).collect();
    let height = 96 + 34 * u32::try_from(rows.len()).expect("a dozen instances");
    style::picture((WIDTH, height), |area| {
        style::title(area, "Where the time goes, in per cent of the whole way (one thread)");
        if let Some((_, stages)) = rows.first() {
            let mut x = LEFT;
            for ((name, _), colour) in stages.list().into_iter().zip(COLOURS) {
                style::fill(area, (x, 54), (x + 12, 66), colour);
                style::write(area, name, (x + 18, 60), Side::Right, 14, INK);
                x += 42 + 7 * i32::try_from(name.len()).expect("a short name");
            }
        }
        for (y, (figure, stages)) in (84..).step_by(34).zip(&rows) {
            row(area, y, figure, stages);
        }
    })
}

fn row(area: &Area<'_>, y: i32, figure: &Figure, stages: &Stages) {
    let list = stages.list();
    let sum: f64 = list.iter().map(|(_, ms)| ms).sum();
    style::write(area, &figure.title, (LEFT - 10, y + 12), Side::Left, 14, INK);
    style::write(area, &time(sum), (RIGHT + 8, y + 12), Side::Right, 14, INK);
    let mut before = 0.0;
    for ((_, ms), colour) in list.into_iter().zip(COLOURS) {
        let (from, to) = (along(before / sum), along((before + ms) / sum));
        before += ms;
        if to > from {
            style::fill(area, (from, y), (to, y + 24), colour);
        }
        if to - from >= 26 {
            style::write(
                area,
                &format!("{:.0}", ms / sum * 100.0),
                (i32::midpoint(from, to), y + 12),
                Side::Middle,
                13,
                WHITE,
            );
        }
    }
}

/// A share of the width.
#[allow(clippy::cast_possible_truncation, reason = "a pixel of a small picture")]
fn along(share: f64) -> i32 {
    LEFT + (share * f64::from(RIGHT - LEFT)).round() as i32
}
