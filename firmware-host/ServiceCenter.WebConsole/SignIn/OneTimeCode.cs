namespace ServiceCenter.WebConsole.SignIn;

/// <summary>While no administrator has a password, one sign-in as <c>admin</c> by a code from the log. Never stored: a restart makes another.</summary>
public sealed class OneTimeCode(People people)
{
    private readonly Lock gate = new();
    private string? code;

    public string Make()
    {
        lock (gate) return code = Secret.NewCode();
    }

    /// <summary>True once for the right code.</summary>
    public bool TryUse(string user, string given)
    {
        lock (gate)
        {
            if (code is null || user != People.AdminUser || people.AnAdminHasAPassword || !Secret.AreEqual(code, given.Trim())) return false;
            code = null;
            return true;
        }
    }
}
