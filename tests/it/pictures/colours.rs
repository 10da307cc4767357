//! The colours of the pictures, for those who see all of them, some of them, or only light and dark.

use super::frame::{BELOW, FAR_BELOW, GREY, INK, PROFICIENCIES, RULE, WHITE, colours};
use capability_framework::Proficiency;

/// Red, green and blue as light, from 0 to 1.
type Light = [f64; 3];

fn light(colour: &str) -> Light {
    [1, 3, 5].map(|place| {
        let value = f64::from(u8::from_str_radix(&colour[place..place + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([red, green, blue]: Light) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// As the guidelines for accessible content, WCAG 2, define it.
fn contrast(a: Light, b: Light) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// How a colour looks: to most people, without red cones, without green ones (after Machado, Oliveira and
/// Fernandes, 2009), and printed in grey.
fn sights(colour: &str) -> [Light; 4] {
    let seen = light(colour);
    let through = |matrix: [Light; 3]| {
        matrix.map(|row| row.iter().zip(seen).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
    };
    let protanopia = through([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]);
    let deuteranopia = through([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]);
    [seen, protanopia, deuteranopia, [luminance(seen); 3]]
}

/// The least contrast of two colours, of all who look at them.
fn least_contrast(a: &str, b: &str) -> f64 {
    let pairs = sights(a).into_iter().zip(sights(b));
    pairs.map(|(a, b)| contrast(a, b)).fold(f64::INFINITY, f64::min)
}

#[track_caller]
fn check(a: &str, b: &str, least: f64) {
    let contrast = least_contrast(a, b);
    println!("{a} on {b}: {contrast:.1}");
    assert!(contrast >= least, "{a} on {b}: {contrast:.2}, expected {least}");
}

#[test]
fn texts_can_be_read() {
    for colour in [INK, GREY] {
        check(colour, WHITE, 4.5);
    }
    for proficiency in Proficiency::iter() {
        let (fill, text) = colours(proficiency);
        check(text, fill, 4.5);
    }
    check(INK, BELOW, 4.5);
    check(WHITE, FAR_BELOW, 4.5);
}

/// Met, one step below, two and more; and what lies beside one another in a bar.
#[test]
fn neighbours_can_be_told_from_one_another() {
    check(WHITE, BELOW, 3.0);
    check(BELOW, FAR_BELOW, 3.0);
    check(BELOW, PROFICIENCIES[3], 3.0);
    check(RULE, WHITE, 3.0);
    // The stripes, and every outline against what is outside of it.
    check(GREY, WHITE, 3.0);
    check(INK, WHITE, 3.0);
}

/// Black and white have a contrast of 21, so that between four fills there cannot be 3 three times over:
/// they are as far apart as they can be, in even steps, and each cell says in words what it is.
#[test]
fn proficiencies_are_in_even_steps() {
    for two in PROFICIENCIES.windows(2) {
        check(two[0], two[1], 2.0);
    }
}
