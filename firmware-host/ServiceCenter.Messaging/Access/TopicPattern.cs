namespace ServiceCenter.Messaging.Access;

/// <summary>MQTT's topic filters: <c>+</c> stands for one level, <c>#</c> at the end for the rest and for the level above it.</summary>
public static class TopicPattern
{
    public static bool Matches(string pattern, string topic)
    {
        var wanted = pattern.AsSpan().Split('/');
        var found = topic.AsSpan().Split('/');
        while (wanted.MoveNext())
        {
            var level = pattern.AsSpan(wanted.Current);
            if (level is "#") return true;
            if (!found.MoveNext()) return false;
            if (level is not "+" && !level.SequenceEqual(topic.AsSpan(found.Current))) return false;
        }
        return !found.MoveNext();
    }
}
