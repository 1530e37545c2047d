using ServiceCenter.CentralHost.Configuration;
using ServiceCenter.Testing;

namespace ServiceCenter.CentralHost.Tests.Configuration;

public sealed class CentreFileOnDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_change_is_told_once_and_when_the_file_has_come_to_rest()
    {
        var file = new CentreFileOnDisk(_folder.Write("centre.json", "one"));
        file.HasChanged();
        file.HasChanged().ShouldBeTrue("what was there at the first look counts as news, once");
        file.HasChanged().ShouldBeFalse();

        _folder.Write("centre.json", "half of");
        file.HasChanged().ShouldBeFalse();
        _folder.Write("centre.json", "half of it, and the rest");
        file.HasChanged().ShouldBeFalse();
        file.HasChanged().ShouldBeTrue();
        file.HasChanged().ShouldBeFalse();
    }

    [Fact]
    public void a_file_that_is_gone_is_no_change_until_it_is_back()
    {
        var path = _folder.Write("centre.json", "one");
        var file = new CentreFileOnDisk(path);
        file.HasChanged();
        file.HasChanged();
        File.Delete(path);
        file.HasChanged().ShouldBeFalse();
        file.HasChanged().ShouldBeFalse();
        _folder.Write("centre.json", "one, again");
        file.HasChanged().ShouldBeFalse();
        file.HasChanged().ShouldBeTrue();
    }
}
