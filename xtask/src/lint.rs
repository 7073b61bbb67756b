pub fn format(_c: bool) -> crate::error::Result<()> { Ok(()) } pub fn lint() -> crate::error::Result<()> { Ok(()) }
