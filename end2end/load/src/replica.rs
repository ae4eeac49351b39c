//! A document as one client has it.

use tokio::time::timeout;
use yrs::{
    Doc, GetString, ReadTxn, StateVector, Text, TextRef, Transact, Update,
    updates::{decoder::Decode, encoder::Encode},
};

use crate::{
    connection::{Connection, PATIENCE},
    wire::{self, Fault, Heard, fault},
};

/// Which of a document's roots is written in. Servers do not care.
const ROOT: &str = "load";

/// One client's document, and the text in it.
pub struct Replica {
    /// The document.
    pub doc: Doc,
    text: TextRef,
}

/// What a replica came to: two that agree are equal.
#[derive(Debug, PartialEq)]
pub struct State {
    /// How much it has of each client.
    pub vector: StateVector,
    /// What is written there.
    pub text: String,
    /// Whether something waits for what never came.
    pub waiting: bool,
}

impl Replica {
    /// A new, empty one.
    pub fn new(client: u64) -> Self {
        let doc = Doc::with_client_id(client);
        let text = doc.get_or_insert_text(ROOT);
        Self { doc, text }
    }

    /// Asks for what is missing and takes in what comes, until the server has answered.
    ///
    /// # Errors
    /// When the connection ends, or the server says no or nothing.
    pub async fn sync(&self, connection: &mut Connection) -> Result<(), Fault> {
        let vector = self.doc.transact().state_vector();
        connection.send(&wire::ask(&vector.encode_v1())).await?;
        let answered = async {
            while !self.take_in(connection).await? {}
            Ok(())
        };
        timeout(PATIENCE, answered).await.map_err(|_| Fault("the server does not sync".to_owned()))?
    }

    /// Takes in one message. Says whether it was the answer to a question.
    ///
    /// # Errors
    /// When the connection ends or the server says no.
    pub async fn take_in(&self, connection: &mut Connection) -> Result<bool, Fault> {
        let message = connection.receive().await?;
        match wire::hear(&message)? {
            Heard::Has(vector) => connection.send(&self.answer(vector)?).await?,
            Heard::Lacked(update) => {
                self.apply([decoded(update)?])?;
                return Ok(true);
            }
            Heard::Typed(update) => self.apply([decoded(update)?])?,
            Heard::Denied => return Err(Fault("the server denies access".to_owned())),
            Heard::Saved(_) | Heard::Other => {}
        }
        Ok(false)
    }

    /// What somebody who has so much lacks.
    ///
    /// # Errors
    /// When what he has cannot be read.
    pub fn answer(&self, vector: &[u8]) -> Result<Vec<u8>, Fault> {
        let vector = StateVector::decode_v1(vector).map_err(fault("a state vector"))?;
        Ok(wire::answer(&self.doc.transact().encode_state_as_update_v1(&vector)))
    }

    /// Takes in what others wrote.
    ///
    /// # Errors
    /// When it contradicts what is there.
    pub fn apply(&self, updates: impl IntoIterator<Item = Update>) -> Result<(), Fault> {
        let mut transaction = self.doc.transact_mut();
        updates.into_iter().try_for_each(|update| transaction.apply_update(update)).map_err(fault("applying"))
    }

    /// Writes something somewhere, and says what others have to be told.
    pub fn write(&self, random: &mut fastrand::Rng, letters: &str) -> Vec<u8> {
        let mut transaction = self.doc.transact_mut();
        let at = random.u32(..=self.text.len(&transaction));
        self.text.insert(&mut transaction, at, letters);
        transaction.encode_update_v1()
    }

    /// How it is now.
    pub fn state(&self) -> State {
        let transaction = self.doc.transact();
        State {
            vector: transaction.state_vector(),
            text: self.text.get_string(&transaction),
            waiting: transaction.has_missing_updates(),
        }
    }
}

/// Reads an update.
///
/// # Errors
/// When it is none.
pub fn decoded(update: &[u8]) -> Result<Update, Fault> {
    Update::decode_v1(update).map_err(fault("an update"))
}
