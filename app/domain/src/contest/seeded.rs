//! Repeatable choices from seed bytes: xoshiro256** (Blackman and Vigna, 2018).
//!
//! Written out here rather than taken from a library, because the same seed must give the same paper
//! for as long as papers are rechecked, whatever a library's next version does.

pub(super) struct Seeded {
    state: [u64; 4],
}

impl Seeded {
    pub(super) fn new(seed: [u8; 32]) -> Self {
        let mut state = [0; 4];
        for (word, bytes) in state.iter_mut().zip(seed.as_chunks().0) {
            *word = u64::from_le_bytes(*bytes);
        }
        // The all-zero state would repeat itself for ever.
        if state == [0; 4] {
            state[0] = 1;
        }
        Self { state }
    }

    fn next(&mut self) -> u64 {
        let [s0, s1, s2, s3] = self.state;
        let result = s1.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (s2, s3) = (s2 ^ s0, s3 ^ s1);
        self.state = [s0 ^ s3, s1 ^ s2, s2 ^ (s1 << 17), s3.rotate_left(45)];
        result
    }

    /// Moves `count` items (at most all) drawn evenly from the whole slice to its front.
    pub(super) fn shuffle_front<T>(&mut self, items: &mut [T], count: usize) {
        for place in 0..count.min(items.len()) {
            let left = items.len() - place;
            items.swap(place, place + self.below(left));
        }
    }

    /// An even choice from `0..bound`; `bound` is at least 1.
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        // Values from the incomplete last stretch would favour small results; draw again.
        let complete = u64::MAX - u64::MAX % bound;
        loop {
            let value = self.next();
            if value < complete {
                return usize::try_from(value % bound).unwrap_or(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Seeded;

    #[test]
    fn the_generator_is_the_published_one() {
        // First outputs of the reference implementation for the state 1, 2, 3, 4.
        let mut seed = [0; 32];
        for (place, value) in [(0, 1), (8, 2), (16, 3), (24, 4)] {
            seed[place] = value;
        }
        let mut seeded = Seeded::new(seed);
        let first: Vec<u64> = (0..4).map(|_| seeded.next()).collect();
        assert_eq!(first, [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240]);
    }

    #[test]
    fn every_order_of_three_is_about_as_frequent() {
        let mut seeded = Seeded::new([7; 32]);
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..6000 {
            let mut items = [0, 1, 2];
            seeded.shuffle_front(&mut items, 3);
            *counts.entry(items).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        // Six standard deviations around the expected thousand.
        assert!(counts.values().all(|count| (827..=1173).contains(count)), "{counts:?}");
    }
}
