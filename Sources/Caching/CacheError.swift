public import SQLite

/// Why kept work could not be read or written. It costs time, never a result: the work is done again.
public typealias CacheError = DatabaseError
