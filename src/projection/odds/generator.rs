//! Random numbers that are the same on every machine.

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

    /// A standard normal number: the quantile of a uniform one strictly between 0 and 1.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64)
    }
}

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

/// Quantile of the standard normal distribution, to about 1e-16 of its value.
///
/// Wichura: Algorithm AS 241, Applied Statistics 37 (1988), 477–484, routine PPND16. It needs no more
/// than arithmetic, a root and a logarithm, so it gives the same bits everywhere, and a number mirrored
/// at one half gives the same size with the other sign.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let r = libm::sqrt(-libm::log(if q < 0.0 { p } else { 1.0 - p }));
    let size = if r <= 5.0 { ratio(r - 1.6, &TAIL) } else { ratio(r - 5.0, &FAR) };
    if q < 0.0 { -size } else { size }
}

/// Numerator and denominator, the highest power first.
type Rational = [[f64; 8]; 2];

fn ratio(r: f64, [above, below]: &Rational) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    for (a, b) in above.iter().zip(below) {
        numerator = numerator * r + a;
        denominator = denominator * r + b;
    }
    numerator / denominator
}

#[allow(clippy::excessive_precision, reason = "as published")]
const CENTRE: Rational = [
    [
        2.509_080_928_730_122_672_7e3,
        3.343_057_558_358_812_810_5e4,
        6.726_577_092_700_870_085_3e4,
        4.592_195_393_154_987_145_7e4,
        1.373_169_376_550_946_112_5e4,
        1.971_590_950_306_551_442_7e3,
        1.331_416_678_917_843_774_5e2,
        3.387_132_872_796_366_608_0,
    ],
    [
        5.226_495_278_852_854_561_0e3,
        2.872_908_573_572_194_267_4e4,
        3.930_789_580_009_271_061_0e4,
        2.121_379_430_158_659_586_7e4,
        5.394_196_021_424_751_107_7e3,
        6.871_870_074_920_579_083_0e2,
        4.231_333_070_160_091_125_2e1,
        1.0,
    ],
];

#[allow(clippy::excessive_precision, reason = "as published")]
const TAIL: Rational = [
    [
        7.745_450_142_783_414_076_40e-4,
        2.272_384_498_926_918_458_33e-2,
        2.417_807_251_774_506_117_70e-1,
        1.270_458_252_452_368_382_58,
        3.647_848_324_763_204_605_04,
        5.769_497_221_460_691_405_50,
        4.630_337_846_156_545_295_90,
        1.423_437_110_749_683_577_34,
    ],
    [
        1.050_750_071_644_416_843_24e-9,
        5.475_938_084_995_344_946_00e-4,
        1.519_866_656_361_645_719_66e-2,
        1.481_039_764_274_800_745_90e-1,
        6.897_673_349_851_000_045_50e-1,
        1.676_384_830_183_803_849_40,
        2.053_191_626_637_758_821_87,
        1.0,
    ],
];

#[allow(clippy::excessive_precision, reason = "as published")]
const FAR: Rational = [
    [
        2.010_334_399_292_288_132_65e-7,
        2.711_555_568_743_487_578_15e-5,
        1.242_660_947_388_078_438_60e-3,
        2.653_218_952_657_612_309_30e-2,
        2.965_605_718_285_048_912_30e-1,
        1.784_826_539_917_291_335_80,
        5.463_784_911_164_114_369_90,
        6.657_904_643_501_103_777_20,
    ],
    [
        2.044_263_103_389_939_785_64e-15,
        1.421_511_758_316_445_888_70e-7,
        1.846_318_317_510_054_681_80e-5,
        7.868_691_311_456_132_591_00e-4,
        1.487_536_129_085_061_485_25e-2,
        1.369_298_809_227_358_053_10e-1,
        5.998_322_065_558_879_376_90e-1,
        1.0,
    ],
];

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
        // Wichura's check values for PPND16, and one far out: Φ(-8) = 6.220960574271786e-16.
        for (p, z) in [
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
            (6.220_960_574_271_786e-16, -8.0),
            (0.5, 0.0),
        ] {
            assert!((normal_quantile(p) - z).abs() < 1e-14 * z.abs().max(1.0), "{p}: {}", normal_quantile(p));
        }
        assert_eq!(normal_quantile(0.25), -normal_quantile(0.75));
    }

    #[test]
    fn normal_numbers_have_the_moments_of_a_normal_distribution() {
        let count = 200_000;
        let mut sums = [0.0; 4];
        for number in 0..count {
            // First numbers of many streams: that streams are independent matters as much as their numbers.
            let z = Stream::new(42, number).normal();
            sums.iter_mut().enumerate().for_each(|(i, sum)| *sum += libm::pow(z, (i + 1) as f64));
        }
        let n = count as f64;
        // Sampling variances of the first four raw moments: 1, 2, 15 and 96, over n.
        for (i, (mean, variance)) in
            [(0.0, 1.0), (1.0, 2.0), (0.0, 15.0), (3.0, 96.0)].into_iter().enumerate()
        {
            let z = (sums[i] / n - mean) / libm::sqrt(variance / n);
            assert!(z.abs() < 4.0, "moment {}: z = {z}", i + 1);
        }
    }
}
