//! Random numbers that are the same on every machine.

use std::sync::OnceLock;

/// Step of the counter: 2^64 divided by the golden ratio, made odd.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014): a
/// counter whose values are mixed, so that every future has a stream of its own by its number alone.
#[derive(Clone, Debug)]
pub struct Stream(u64);

impl Stream {
    /// Stream `number` of those that belong to `seed`.
    pub fn new(seed: u64, number: u64) -> Self {
        Self(mix(seed ^ mix(number.wrapping_mul(GOLDEN))))
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// Two independent standard normal numbers: quantiles of uniform ones strictly between 0 and 1.
    pub fn normals(&mut self) -> (f64, f64) {
        let bits = self.bits();
        (normal((bits >> 32) as u32), normal(bits as u32))
    }

    /// The first of the next two.
    pub fn next_normal(&mut self) -> f64 {
        normal((self.bits() >> 32) as u32)
    }

    /// The standard normal number at `place` of the stream, wherever it is now.
    pub fn normal(&self, place: u64) -> f64 {
        let bits = mix(self.0.wrapping_add(place.wrapping_add(1).wrapping_mul(GOLDEN)));
        normal((bits >> 32) as u32)
    }
}

/// Octaves of the chance of a number farther from zero, from a half down to 2^-33, and equal parts of each.
const OCTAVES: usize = 32;
const PARTS: usize = 8;
/// Coefficients of a part's polynomial.
const TERMS: usize = 5;

/// How far from zero a standard normal number lies, by the chance of one farther out: a polynomial for each part.
static DISTANCES: OnceLock<Vec<[f64; TERMS]>> = OnceLock::new();

/// The quantile of the standard normal distribution at (bits + 1/2) / 2^32.
///
/// From a table of [`normal_quantile`] that is as good to 1e-7: a third of its time, and no tails that a processor
/// guesses wrong.
#[inline]
fn normal(bits: u32) -> f64 {
    let below = bits >> 31 == 0;
    // The chance of a number farther out, in parts of 2^-33.
    let chance = (if below { bits } else { !bits } << 1) | 1;
    let octave = chance.leading_zeros();
    let rest = (chance << octave) << 1;
    let (part, place) = (rest >> 29, f64::from(rest << 3) / (1u64 << 32) as f64);
    let table = DISTANCES.get_or_init(distances);
    let [a, b, c, d, e] = table.get(octave as usize * PARTS + part as usize).copied().unwrap_or_default();
    let distance = a + place * (b + place * (c + place * (d + place * e)));
    if below { -distance } else { distance }
}

/// The polynomials through five values, a quarter of a part from each other, by Newton's forward differences.
fn distances() -> Vec<[f64; TERMS]> {
    let part = |index: usize| {
        let (octave, part) = (index / PARTS, index % PARTS);
        let value = |quarter: usize| {
            let place = (part as f64 + quarter as f64 / 4.0) / PARTS as f64;
            -normal_quantile(0.25 * (1.0 + place) / (1u64 << octave) as f64)
        };
        let mut values: [f64; TERMS] = std::array::from_fn(value);
        let mut differences = [0.0; TERMS];
        for (order, difference) in differences.iter_mut().enumerate() {
            *difference = values[0];
            for i in 0..TERMS - 1 - order {
                values[i] = values[i + 1] - values[i];
            }
        }
        let [y, one, two, three, four] = differences;
        [
            y,
            4.0 * (one - two / 2.0 + three / 3.0 - four / 4.0),
            16.0 * (two / 2.0 - three / 2.0 + four * 11.0 / 24.0),
            64.0 * (three / 6.0 - four / 4.0),
            256.0 * four / 24.0,
        ]
    };
    (0..OCTAVES * PARTS).map(part).collect()
}

#[inline]
fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// FNV-1a of 64 bits (Fowler, Noll, Vo): a seed from a text.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// Quantile of the standard normal distribution, to about 1e-7 of its value.
///
/// Wichura: Algorithm AS 241, Applied Statistics 37 (1988), 477–484, routine PPND7. It needs no more than
/// arithmetic, a root and a logarithm, so it gives the same bits everywhere, and a number mirrored at one
/// half gives the same size with the other sign.
fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above = ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let below = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return q * above / below;
    }
    let r = libm::sqrt(-libm::log(if q < 0.0 { p } else { 1.0 - p }));
    let size = if r <= 5.0 {
        let r = r - 1.6;
        let above = ((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_390_0) * r + 1.423_437_277_7;
        above / ((0.120_211_329_75 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        let above = ((0.017_337_203_997 * r + 0.428_682_943_37) * r + 3.081_226_386_0) * r + 6.657_905_115_0;
        above / ((0.012_258_202_635 * r + 0.241_978_942_25) * r + 1.0)
    };
    if q < 0.0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_gives_the_published_numbers() {
        // Output of the reference splitmix64.c (Vigna, 2015) for the seeds 0 and 1234567.
        assert_eq!(Stream(0).bits(), 0xE220_A839_7B1D_CDAF);
        let mut stream = Stream(1_234_567);
        let found = [stream.bits(), stream.bits(), stream.bits()];
        assert_eq!(found, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn the_hash_gives_the_published_numbers() {
        // Test suite of the authors: the offset basis, and "a", "foobar".
        assert_eq!(hash(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(hash("a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(hash("foobar"), 0x8594_4171_F739_67E8);
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        // Wichura's check values and quantiles of the other two branches; Φ(-8) = 6.220960574271786e-16.
        for (p, z) in [
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
            (6.220_960_574_271_786e-16, -8.0),
            (0.975, 1.959_963_984_540_054),
            (0.9, 1.281_551_565_544_600_4),
            (0.5, 0.0),
        ] {
            let found = normal_quantile(p);
            assert!((found - z).abs() <= 2e-7 * z.abs(), "{p}: {found}");
        }
        assert_eq!(normal_quantile(0.25), -normal_quantile(0.75));
    }

    #[test]
    fn the_table_is_the_quantile() {
        let mut stream = Stream(3);
        // Both ends, both sides of the middle and of octaves, and others.
        let edges = [0, 1, 2, 3, (1 << 30) - 1, 1 << 30, (1 << 31) - 1, 1 << 31, u32::MAX - 1, u32::MAX];
        for bits in edges.into_iter().chain((0..100_000).map(|_| stream.bits() as u32)) {
            let exact = normal_quantile((f64::from(bits) + 0.5) / (1u64 << 32) as f64);
            assert!((normal(bits) - exact).abs() <= 1e-7 * exact.abs().max(0.1), "{bits}: {}", normal(bits));
            assert_eq!(normal(bits), -normal(!bits));
        }
    }

    #[test]
    fn normal_numbers_have_the_moments_of_a_normal_distribution() {
        let count = 100_000;
        let (mut sums, mut product) = ([0.0; 4], 0.0);
        for number in 0..count {
            // First numbers of many streams: that streams are independent matters as much as their numbers.
            let (a, b) = Stream::new(42, number).normals();
            sums.iter_mut().enumerate().for_each(|(i, sum)| {
                *sum += libm::pow(a, (i + 1) as f64) + libm::pow(b, (i + 1) as f64);
            });
            product += a * b;
        }
        let n = 2.0 * count as f64;
        // The two of a pair do not know of each other: their product has mean 0 and variance 1.
        assert!((product / libm::sqrt(count as f64)).abs() < 4.0, "{product}");
        // Sampling variances of the first four raw moments: 1, 2, 15 and 96, over n.
        for (i, (mean, variance)) in
            [(0.0, 1.0), (1.0, 2.0), (0.0, 15.0), (3.0, 96.0)].into_iter().enumerate()
        {
            let z = (sums[i] / n - mean) / libm::sqrt(variance / n);
            assert!(z.abs() < 4.0, "moment {}: z = {z}", i + 1);
        }
    }
}
