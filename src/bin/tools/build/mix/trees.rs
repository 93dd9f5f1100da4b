//! A tree for each kind of bytes, in which frequent bytes stand high.

use super::DEEPEST;
use crate::build::kinds::Kind;

/// Kinds that have a tree: all but that of the trees.
const KINDS: usize = Kind::MANY - 1;

/// For each kind and byte how long its path is, none where it never comes; and the paths, a one before their bits.
pub struct Trees {
    pub lengths: Vec<u8>,
    paths: Vec<u32>,
}

impl Trees {
    pub fn of(bytes: &[(Kind, u8)]) -> Trees {
        let mut counts = vec![0_u32; KINDS * 256];
        for (kind, byte) in bytes {
            counts[place(*kind, *byte)] += 1;
        }
        let lengths: Vec<u8> = counts.chunks(256).flat_map(lengths).collect();
        let mut paths = vec![0; lengths.len()];
        for (lengths, paths) in lengths.chunks(256).zip(paths.chunks_mut(256)) {
            let mut code = 0_u32;
            for length in 1..=DEEPEST {
                code <<= 1;
                for (path, _) in paths.iter_mut().zip(lengths).filter(|(_, own)| u32::from(**own) == length) {
                    *path = 1 << length | code;
                    code += 1;
                }
            }
        }
        Trees { lengths, paths }
    }

    pub fn path(&self, kind: Kind, byte: u8) -> u32 {
        self.paths[place(kind, byte)]
    }
}

fn place(kind: Kind, byte: u8) -> usize {
    // The kind of the trees themselves has none.
    (kind as usize).saturating_sub(1) << 8 | usize::from(byte)
}

/// Huffman's tree for these counts, made flatter until no path is too long.
fn lengths(counts: &[u32]) -> Vec<u8> {
    let mut counts = counts.to_vec();
    loop {
        let mut lengths = vec![0_u8; 256];
        let mut heap: Vec<(u32, Vec<usize>)> =
            counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (*count, vec![at])).collect();
        if let [(_, only)] = &heap[..] {
            lengths[only[0]] = 1;
        }
        while heap.len() > 1 {
            heap.sort_by(|one, other| other.cmp(one));
            let (Some(one), Some(other)) = (heap.pop(), heap.pop()) else { break };
            let both: Vec<usize> = one.1.into_iter().chain(other.1).collect();
            both.iter().for_each(|at| lengths[*at] += 1);
            heap.push((one.0 + other.0, both));
        }
        if lengths.iter().all(|length| u32::from(*length) <= DEEPEST) {
            return lengths;
        }
        counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = *count / 2 + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_a_path_of_its_own_that_ends_where_no_other_goes_on() {
        // So uneven that the tree would be too deep.
        let mut bytes: Vec<(Kind, u8)> = Vec::new();
        for byte in 0..24_u8 {
            bytes.extend(vec![(Kind::Code, byte); 1 << (byte / 2)]);
        }
        bytes.push((Kind::Text, 7));
        let trees = Trees::of(&bytes);
        let paths: Vec<u32> = (0..24).map(|byte| trees.path(Kind::Code, byte)).collect();
        assert!(paths.iter().all(|path| (1..=DEEPEST).contains(&path.ilog2())));
        for (at, one) in paths.iter().enumerate() {
            for other in paths.iter().skip(at + 1) {
                let least = one.ilog2().min(other.ilog2());
                assert_ne!(one >> (one.ilog2() - least), other >> (other.ilog2() - least));
            }
        }
        assert_eq!(trees.path(Kind::Text, 7), 0b10);
        assert_eq!(trees.path(Kind::Text, 8), 0);
    }
}
