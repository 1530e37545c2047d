// Two emulated machines at once would make each half as fast.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
