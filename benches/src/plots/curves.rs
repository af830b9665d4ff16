//! Time and memory over the number of candidates.

use plotters::prelude::*;

use super::style::{self, Area, BLUE, FAINT, GREEN, GRID, ORANGE, Side};
use crate::figures::{FamilyFigures, Figure, ScalingFigures, thousands};
use crate::fit::exponent;

const SIZE: (u32, u32) = (880, 500);

/// Room for the labels at the right.
const LABELS: u32 = 200;

/// The goal for peak memory, in multiples of the document.
const GOAL: f64 = 8.0;

const COLOURS: [RGBColor; 3] = [BLUE, ORANGE, GREEN];

/// A line with its label at its end.
struct Curve {
    label: String,
    colour: RGBColor,
    /// A light line is thin and has no points.
    is_light: bool,
    points: Vec<(f64, f64)>,
}

/// Time over candidates, both axes by decades.
pub fn scaling_time(figures: &ScalingFigures) -> String {
    let mut curves = Vec::new();
    for (family, colour) in figures.families.iter().zip(COLOURS) {
        curves.extend(times(family, 1, colour));
        curves.extend(times(family, 2, colour));
    }
    if let Some(family) = figures.families.first() {
        curves.push(Curve {
            label: "typed parse alone".to_owned(),
            colour: FAINT,
            is_light: true,
            points: family.points.iter().map(|it| (f64::from(it.candidates), it.typed_parse_ms)).collect(),
        });
    }
    curves.retain(|curve| !curve.points.is_empty());
    style::picture(SIZE, |area| {
        style::title(area, "From bytes to bytes, by number of candidates (n)");
        if !curves.is_empty() {
            draw_times(area, &curves);
        }
    })
}

/// One family with so many threads; a label with the slope.
fn times(family: &FamilyFigures, threads: usize, colour: RGBColor) -> Option<Curve> {
    let points = family.times(threads, 0);
    let slope = exponent(&points).map_or_else(String::new, |slope| format!(": n^{slope:.2}"));
    let label = if threads == 1 { format!("{}{slope}", family.title) } else { format!("two threads{slope}") };
    (!points.is_empty()).then_some(Curve { label, colour, is_light: threads > 1, points })
}

fn draw_times(area: &Area<'_>, curves: &[Curve]) {
    let all = || curves.iter().flat_map(|curve| &curve.points);
    let (left, right) = (first(all().map(|point| point.0)), last(all().map(|point| point.0)));
    let (low, high) = style::decades(all().map(|point| point.1));
    let mut chart = builder(area)
        .build_cartesian_2d((left..right).log_scale(), (low..high).log_scale())
        .expect("a picture is drawn in memory");
    // Light lines for the powers of ten alone: drawn by hand, as the library would label every step of an axis.
    for (x, name) in powers(left, right).map(|x| (x, candidates(x))) {
        rule(&mut chart, area, [(x, low), (x, high)], &name, true);
    }
    for (y, name) in powers(low, high).map(|y| (y, style::decade_ms(y))) {
        rule(&mut chart, area, [(left, y), (right, y)], &name, false);
    }
    draw(area, &mut chart, curves);
}

/// Peak memory as a multiple of the document, from where that says something: below, it is the program itself.
pub fn scaling_memory(figures: &ScalingFigures) -> String {
    let of = |point: &Figure| Some((f64::from(point.candidates), point.memory(point.with_threads(1)?)));
    let curve = |(family, colour): (&FamilyFigures, RGBColor)| Curve {
        label: family.title.clone(),
        colour,
        is_light: false,
        points: family.points.iter().filter(|point| point.candidates >= 1000).filter_map(of).collect(),
    };
    let curves = figures.families.iter().zip(COLOURS).map(curve);
    let curves: Vec<Curve> = curves.filter(|curve| curve.points.len() > 1).collect();
    style::picture(SIZE, |area| {
        style::title(area, "Peak memory of the process, in multiples of the document, by number of candidates");
        if !curves.is_empty() {
            draw_memory(area, &curves);
        }
    })
}

fn draw_memory(area: &Area<'_>, curves: &[Curve]) {
    let all = || curves.iter().flat_map(|curve| &curve.points);
    let (left, right) = (first(all().map(|point| point.0)), last(all().map(|point| point.0)));
    let most = last(all().map(|point| point.1)).max(GOAL);
    let step = if most > 40.0 { 20.0 } else { 2.0 };
    let high = (most / step).ceil() * step;
    let chart = builder(area).build_cartesian_2d((left..right).log_scale(), 0.0..high);
    let mut chart = chart.expect("a picture is drawn in memory");
    for (x, name) in powers(left, right).map(|x| (x, candidates(x))) {
        rule(&mut chart, area, [(x, 0.0), (x, high)], &name, true);
    }
    let mut y = 0.0;
    while y <= high {
        rule(&mut chart, area, [(left, y), (right, y)], &format!("{y} ×"), false);
        y += step;
    }
    let goal = PathElement::new([(left, GOAL), (right, GOAL)], FAINT);
    chart.draw_series([goal]).expect("a picture is drawn in memory");
    let (x, y) = chart.backend_coord(&(right, GOAL));
    style::write(area, "the goal for 50,000", (x + 10, y), Side::Right, 13, FAINT);
    draw(area, &mut chart, curves);
}

type Chart<'a, 'b, Y> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<LogCoord<f64>, Y>>;

fn builder<'a, 'b>(area: &'a Area<'b>) -> ChartBuilder<'a, 'b, SVGBackend<'b>> {
    let mut builder = ChartBuilder::on(area);
    builder.margin_top(52).margin_right(LABELS).margin_left(76).margin_bottom(44);
    builder
}

/// A light line with its name at the lower or left end.
fn rule<'b, Y>(chart: &mut Chart<'_, 'b, Y>, area: &Area<'b>, ends: [(f64, f64); 2], name: &str, is_upright: bool)
where
    Y: Ranged<ValueType = f64>,
{
    let drawn = chart.draw_series([PathElement::new(ends.to_vec(), GRID)]);
    drawn.expect("a picture is drawn in memory");
    let (x, y) = chart.backend_coord(&ends[0]);
    let (at, side) = if is_upright { ((x, y + 16), Side::Middle) } else { ((x - 8, y), Side::Left) };
    style::write(area, name, at, side, 14, FAINT);
}

fn draw<'b, Y>(area: &Area<'b>, chart: &mut Chart<'_, 'b, Y>, curves: &[Curve])
where
    Y: Ranged<ValueType = f64>,
{
    for curve in curves {
        let points = || curve.points.iter().copied();
        let style = curve.colour.stroke_width(if curve.is_light { 1 } else { 2 });
        chart.draw_series(LineSeries::new(points(), style)).expect("a picture is drawn in memory");
        let dots = points().map(|point| Circle::new(point, 3, curve.colour.filled()));
        if !curve.is_light {
            chart.draw_series(dots).expect("a picture is drawn in memory");
        }
    }
    let ends: Vec<(i32, i32)> =
        curves.iter().filter_map(|curve| curve.points.last()).map(|end| chart.backend_coord(end)).collect();
    let heights = style::spread(&ends.iter().map(|end| end.1).collect::<Vec<_>>(), 18);
    for ((curve, end), height) in curves.iter().zip(ends).zip(heights) {
        let size = if curve.is_light { 13 } else { 15 };
        style::write(area, &curve.label, (end.0 + 10, height), Side::Right, size, curve.colour);
    }
}

fn first(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::INFINITY, f64::min)
}

fn last(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

/// The powers of ten from one value to another.
fn powers(from: f64, to: f64) -> impl Iterator<Item = f64> {
    (-6..12).map(|power| 10.0_f64.powi(power)).filter(move |&power| power >= from * 0.999 && power <= to * 1.001)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "powers of ten from one to a million")]
fn candidates(number: f64) -> String {
    thousands(number.round() as u64)
}
