namespace ServiceCenter.Storage;

/// <summary>Something is wrong with the centre's data, said for people: what, where, and what to do.</summary>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
