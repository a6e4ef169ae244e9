//! Bodies compressed once, when first asked for.

use std::io::Write;
use std::sync::OnceLock;

use super::answer::{Bytes, Encoding};

/// A body with what it was compressed to so far.
pub struct Body {
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Body {
    /// A body not yet compressed.
    #[must_use]
    pub fn new(plain: Bytes) -> Self {
        Self { plain, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The body in an encoding if it is there already.
    #[must_use]
    pub fn ready(&self, encoding: Encoding) -> Option<Bytes> {
        match encoding {
            Encoding::Plain => Some(self.plain.clone()),
            Encoding::Gzip => self.gzip.get().cloned(),
            Encoding::Brotli => self.brotli.get().cloned(),
        }
    }

    /// The body in an encoding, made now if need be: for a blocking thread.
    #[must_use]
    pub fn encoded(&self, encoding: Encoding) -> Bytes {
        let plain = self.plain.as_ref();
        match encoding {
            Encoding::Plain => self.plain.clone(),
            Encoding::Gzip => self.gzip.get_or_init(|| gzip(plain).into()).clone(),
            Encoding::Brotli => self.brotli.get_or_init(|| brotli(plain).into()).clone(),
        }
    }

    /// About how much room it takes with both encodings.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.plain.as_ref().len() * 3 / 2 + 512
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    // Writing into memory does not fail.
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}

/// Quality 5 of 11, over a window that holds most pages: a fifth of the size in a millisecond or two.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 16 * 1024, 5, 18);
        // Writing into memory does not fail.
        let _ = writer.write_all(bytes);
    }
    packed
}
