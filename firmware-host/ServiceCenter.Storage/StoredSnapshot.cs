using ServiceCenter.Engine;

namespace ServiceCenter.Storage;

/// <summary>What a snapshot file holds: the state, and the answers still to be remembered.</summary>
internal sealed record StoredSnapshot(CentreState State, IReadOnlyList<Answer> Answers);
