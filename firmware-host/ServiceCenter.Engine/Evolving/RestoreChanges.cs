namespace ServiceCenter.Engine;

internal static class RestoreChanges
{
    internal static CentreState Restored(CentreState state, Recorded recorded, Event.RecordRestored restored) => state with
    {
        Gaps = state.Gaps.Add(new Gap(restored.After, recorded.Seq, state.LastAt, recorded.At, restored.Seen)),
    };
}
