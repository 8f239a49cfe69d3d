//! Where in the source something panicked: thousands of bytes that a panic would name, and that nobody reads, as the
//! release prints no panic. Leaving them out is a flag of the nightly compiler; here they are blanked afterwards.

use crate::Result;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use wasmparser::{DataKind, Operator, Parser, Payload};

/// Bytes of a [`std::panic::Location`]: where the name of the file begins, how long it is, line, column.
const LOCATION: usize = 16;
/// Longest name of a file that is taken for one, and the largest line and column.
const MOST: [u32; 3] = [250, 60_000, 1_000];

/// A stretch of a part's file that is put into memory.
struct Segment {
    part: usize,
    at: u32,
    bytes: Range<usize>,
}

/// Blanks every location and every name of a file in the data of these parts of one program.
pub fn forget(parts: &[PathBuf]) -> Result<()> {
    let mut files = parts.iter().map(fs::read).collect::<std::io::Result<Vec<_>>>()?;
    let mut segments = Vec::new();
    for (part, file) in files.iter().enumerate() {
        collect(part, file, &mut segments)?;
    }
    let mut names = BTreeMap::new();
    let mut locations = Vec::new();
    for segment in &segments {
        let step = usize::try_from(segment.at.wrapping_neg() % 4)?;
        for at in segment.bytes.clone().skip(step).step_by(4).filter(|at| at + LOCATION <= segment.bytes.end)
        {
            if let Some((address, place)) = location(&files, &segments, segment.part, at) {
                names.insert(address, place);
                locations.push((segment.part, at));
            }
        }
    }
    let Some(first) = names.keys().next().copied() else { return Ok(()) };
    for (part, name) in names.values() {
        files[*part][name.clone()].fill(0);
    }
    for (part, at) in locations {
        // A zero follows each name; all locations now have the same empty one.
        let blank = [first, 0, 0, 0].map(u32::to_le_bytes).concat();
        files[part][at..at + LOCATION].copy_from_slice(&blank);
    }
    for (path, file) in parts.iter().zip(files) {
        fs::write(path, file)?;
    }
    Ok(())
}

/// The address of the name of the location at `at`, and the name's place in the files, if a location stands there.
fn location(
    files: &[Vec<u8>],
    segments: &[Segment],
    part: usize,
    at: usize,
) -> Option<(u32, (usize, Range<usize>))> {
    let word = |index: usize| {
        let at = at + 4 * index;
        Some(u32::from_le_bytes(files[part].get(at..at + 4)?.try_into().ok()?))
    };
    let (address, length) = (word(0)?, word(1)?);
    let plausible = [1, 2, 3]
        .map(word)
        .into_iter()
        .zip(MOST)
        .all(|(number, most)| number.is_some_and(|number| (1..=most).contains(&number)));
    if !plausible {
        return None;
    }
    let (name, place) = segments.iter().find_map(|segment| {
        let from = segment.bytes.start + usize::try_from(address.checked_sub(segment.at)?).ok()?;
        let bytes = from..from + usize::try_from(length).ok()?;
        (bytes.end <= segment.bytes.end).then(|| (&files[segment.part][bytes.clone()], (segment.part, bytes)))
    })?;
    let stem = name.strip_suffix(b".rs")?;
    let is_path = stem.iter().all(|byte| byte.is_ascii_graphic()) && stem.contains(&b'/');
    is_path.then_some((address, place))
}

fn collect(part: usize, file: &[u8], segments: &mut Vec<Segment>) -> Result<()> {
    for payload in Parser::new(0).parse_all(file) {
        let Payload::DataSection(reader) = payload? else { continue };
        for data in reader {
            let data = data?;
            let DataKind::Active { offset_expr, .. } = data.kind else { continue };
            if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
                let end = usize::try_from(data.range.end)?;
                let bytes = end - data.data.len()..end;
                segments.push(Segment { part, at: value.cast_unsigned(), bytes });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    fn module(at: i32, data: &[u8]) -> Vec<u8> {
        let mut memories = MemorySection::new();
        let memory_type =
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        memories.memory(memory_type);
        let mut section = DataSection::new();
        section.active(0, &ConstExpr::i32_const(at), data.iter().copied());
        let mut module = Module::new();
        module.section(&memories).section(&section);
        module.finish()
    }

    #[test]
    fn names_and_places_go_and_texts_stay() {
        let words = |numbers: [u32; 4]| numbers.map(u32::to_le_bytes).concat();
        let mut one = b"Costs src/a/b.rs\0 a day".to_vec();
        one.resize(24, b'!');
        // The name begins six bytes into the first part, whose data begins at 1024.
        one.extend(words([1030, 10, 7, 9]));
        let two = words([1030, 10, 99, 3]);
        let folder = std::env::temp_dir().join(format!("panics-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let parts = [folder.join("one"), folder.join("two")];
        fs::write(&parts[0], module(1024, &one)).unwrap();
        fs::write(&parts[1], module(2048, &two)).unwrap();
        forget(&parts).unwrap();
        let mut blank = b"Costs \0\0\0\0\0\0\0\0\0\0\0 a day!".to_vec();
        blank.extend(words([1030, 0, 0, 0]));
        assert_eq!(fs::read(&parts[0]).unwrap(), module(1024, &blank));
        assert_eq!(fs::read(&parts[1]).unwrap(), module(2048, &words([1030, 0, 0, 0])));
        fs::remove_dir_all(&folder).unwrap();
    }
}
