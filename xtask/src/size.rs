pub fn size() -> crate::error::Result<()> { Ok(()) }
