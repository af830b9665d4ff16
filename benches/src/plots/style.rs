//! What all pictures share.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Where things are drawn: a picture measured in pixels.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

pub(super) const INK: RGBColor = RGBColor(40, 40, 40);
pub(super) const FAINT: RGBColor = RGBColor(110, 110, 110);
pub(super) const GRID: RGBColor = RGBColor(228, 228, 228);

/// Colours that are told apart by the colour-blind as well (Okabe and Ito).
pub(super) const BLUE: RGBColor = RGBColor(0, 114, 178);
pub(super) const ORANGE: RGBColor = RGBColor(213, 94, 0);
pub(super) const GREEN: RGBColor = RGBColor(0, 140, 105);
pub(super) const PURPLE: RGBColor = RGBColor(170, 85, 140);

/// A picture, drawn on a light ground.
pub(super) fn picture(size: (u32, u32), draw: impl FnOnce(&Area<'_>)) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE).expect("a picture is drawn in memory");
        draw(&area);
        area.present().expect("a picture is drawn in memory");
    }
    svg
}

/// Where a text lies to its point.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    /// The text ends at the point.
    Left,
    /// The text is centred on the point.
    Middle,
    /// The text begins at the point.
    Right,
}

/// Writes a text at a height centred on the point.
pub(super) fn write(area: &Area<'_>, text: &str, at: (i32, i32), side: Side, points: u32, colour: RGBColor) {
    let across = match side {
        Side::Left => HPos::Right,
        Side::Middle => HPos::Center,
        Side::Right => HPos::Left,
    };
    let font = ("sans-serif", points).into_font().color(&colour).pos(Pos::new(across, VPos::Center));
    area.draw(&Text::new(text.to_owned(), at, font)).expect("a picture is drawn in memory");
}

/// A title in the upper left corner.
pub(super) fn title(area: &Area<'_>, text: &str) {
    let font = ("sans-serif", 17, FontStyle::Bold).into_font().color(&INK);
    area.draw(&Text::new(text.to_owned(), (16, 14), font)).expect("a picture is drawn in memory");
}

/// A filled rectangle.
pub(super) fn fill(area: &Area<'_>, from: (i32, i32), to: (i32, i32), colour: RGBColor) {
    area.draw(&Rectangle::new([from, to], colour.filled())).expect("a picture is drawn in memory");
}

/// Heights for labels, in their order, so that none lies on another.
pub(super) fn spread(heights: &[i32], apart: i32) -> Vec<i32> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by_key(|&label| heights[label]);
    let mut places = heights.to_vec();
    // Labels that would touch are moved apart about where they are, a little at a time.
    for _ in 0..1000 {
        for pair in order.windows(2) {
            let gap = places[pair[1]] - places[pair[0]];
            if gap < apart {
                let push = (apart - gap + 1) / 2;
                places[pair[0]] -= push;
                places[pair[1]] += push;
            }
        }
    }
    places
}

/// The decades that hold all values.
pub(super) fn decades(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    (10.0_f64.powf(low.log10().floor()), 10.0_f64.powf(high.log10().ceil()))
}

/// A time at a decade of an axis.
pub(super) fn decade_ms(ms: f64) -> String {
    if ms >= 1000.0 { format!("{} s", ms / 1000.0) } else { format!("{ms} ms") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_touch() {
        let places = spread(&[100, 102, 300, 101], 16);
        assert_eq!(places[2], 300);
        let mut near = [places[0], places[3], places[1]];
        assert!(near.is_sorted());
        near.sort_unstable();
        assert!(near.windows(2).all(|pair| pair[1] - pair[0] >= 16));
    }

    #[test]
    fn decades_hold_what_lies_in_them() {
        let (low, high) = decades([0.3, 45.0].into_iter());
        assert!((low - 0.1).abs() < 1e-9 && (high - 100.0).abs() < 1e-9);
    }
}
