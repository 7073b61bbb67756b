pub fn bench() -> crate::error::Result<()> { Ok(()) }
