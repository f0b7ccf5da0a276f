//! Small texts under names, beside the records.
//! Not for anything a person wrote; what imports did stands here too, by `imports`.

use super::{META, Twin};
use crate::platform::{
    idb::{Mode, ask},
    storage::StorageError,
};

impl Twin {
    /// The text under `name`, if there is one.
    pub async fn meta_get(&self, name: &str) -> Result<Option<String>, StorageError> {
        let transaction = self.begin(META, Mode::Read).await?;
        Ok(ask(transaction.store().get(&name.into())).await?.as_string())
    }

    /// Writes the text under `name`.
    pub async fn meta_set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        let transaction = self.begin(META, Mode::Write).await?;
        transaction.store().put_with_key(&text.into(), &name.into())?;
        transaction.done().await
    }
}
