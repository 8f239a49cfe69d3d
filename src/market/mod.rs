//! What the world says: quotes with source and age, and how they are fetched and cached.

pub mod snapshot;
