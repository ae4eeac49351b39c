//! Updates made by hand, also ones that no client would send, for tests.

/// Encodes updates by hand, also ones that no client would send.
#[derive(Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn number(mut self, mut number: u64) -> Self {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
        self
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.number(text.len() as u64).bytes(text.as_bytes())
    }
}

/// An update of one struct with one value: arrays, nested to a depth.
#[must_use]
pub fn nested_arrays(depth: usize) -> Vec<u8> {
    let mut value = [117, 1].repeat(depth - 1);
    value.extend([117, 0]);
    let head = Writer::default().number(1).number(1).number(7).number(0).bytes(&[8]).number(1).text("load");
    head.number(1).bytes(&value).number(0).0
}

/// An update of maps, each in the previous one.
#[must_use]
pub fn nested_maps(client: u64, depth: u64) -> Vec<u8> {
    let mut update = Writer::default().number(1).number(depth).number(client).number(0);
    for clock in 0..depth {
        update = update.bytes(&[0x27]);
        update = if clock == 0 {
            update.number(1).text("load")
        } else {
            update.number(0).number(client).number(clock - 1)
        };
        update = update.text("k").bytes(&[1]);
    }
    update.number(0).0
}

/// An update of many clients, each of which inserts one character at the same position.
#[must_use]
pub fn many_clients(clients: u64) -> Vec<u8> {
    let mut update = Writer::default().number(clients);
    for client in 1..=clients {
        update = update.number(1).number(client).number(0).bytes(&[4]).number(1).text("load").text("x");
    }
    update.number(0).0
}

/// Two clients insert so many characters each at the beginning, the second to the left of each of the first's: `yrs`
/// compares each character with all that it skips.
#[must_use]
pub fn quadratic(characters: u64) -> Vec<u8> {
    let mut update = Writer::default().number(2).number(characters).number(2).number(0);
    for _ in 0..characters {
        update = update.bytes(&[4]).number(1).text("load").text("x");
    }
    update = update.number(characters).number(1).number(0);
    for character in 0..characters {
        update = update.bytes(&[0x44]).number(2).number(character).text("y");
    }
    update.number(0).0
}

/// An update of a map with so many entries.
#[must_use]
pub fn map_of(entries: u64) -> Vec<u8> {
    let mut update = Writer::default().number(1).number(entries).number(7).number(0);
    for entry in 0..entries {
        update = update.bytes(&[0x27]).number(1).text("items").text(&entry.to_string()).bytes(&[1]);
    }
    update.number(0).0
}
