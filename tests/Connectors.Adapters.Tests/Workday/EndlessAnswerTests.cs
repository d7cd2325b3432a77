using System.Net;
using System.Net.Sockets;
using System.Text;
using Connectors.Faults;

namespace Connectors.Workday.Tests;

/// <summary>An answer without an end is read to its bound and no further: counted in bytes, never in time.</summary>
public sealed class EndlessAnswerTests
{
    private const long Bound = 32L * 1024 * 1024;
    private const string Page = "<wd:Get_Workers_Response xmlns:wd=\"urn:com.workday/bsvc\"><wd:Response_Data>";

    [TestCase("", "<a>", TestName = "endless nesting")]
    [TestCase(Page, "<wd:Worker/>", TestName = "endless records")]
    [TestCase(Page + "<wd:Worker>", "x", TestName = "an endless text")]
    [TestCase(Page + "<wd:Worker ", "a='' ", TestName = "endless attributes")]
    [TestCase("<!-- ", "x", TestName = "an endless comment")]
    [TestCase("<?xml version='1.0'?>", " ", TestName = "endless blanks")]
    public async Task An_answer_is_read_to_its_bound(string beginning, string repeated)
    {
        await using var house = await WorkdayHouse.StartAsync();
        var streams = new List<EndlessStream>();
        house.Tap.Answer = () =>
        {
            streams.Add(new(Encoding.UTF8.GetBytes(beginning), Encoding.UTF8.GetBytes(repeated)));
            return streams[^1];
        };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var refusal = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("Worker"));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Multiple(() =>
        {
            Assert.That(refusal!.Fault.Kind, Is.EqualTo(FaultKind.LimitExceeded).Or.EqualTo(FaultKind.VendorDefect), refusal.Message);
            Assert.That(streams, Has.Count.EqualTo(1), "it is not asked for again");
            Assert.That(streams[0].Given, Is.InRange(Bound, Bound + (1024 * 1024)));
            Assert.That(allocated, Is.LessThan(6 * Bound), "what was read is kept in doubling buffers, and nothing is built of it");
        });
    }

    [TestCase("<!DOCTYPE a SYSTEM \"http://127.0.0.1:PORT/evil.dtd\"><a/>")]
    [TestCase("<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:PORT/p\">%p;]><a/>")]
    [TestCase("<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:PORT/x\">]><a>&x;</a>")]
    [TestCase("<a xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\"urn:a http://127.0.0.1:PORT/a.xsd\"/>")]
    public async Task Nothing_that_an_answer_names_is_fetched(string attack)
    {
        await using var house = await WorkdayHouse.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = $"{((IPEndPoint)listener.LocalEndpoint).Port}";
        house.Tap.Answer = () => new MemoryStream(Encoding.UTF8.GetBytes(attack.Replace("PORT", port, StringComparison.Ordinal)));
        var refusal = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("Worker"));
        Assert.Multiple(() =>
        {
            Assert.That(refusal!.Fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
            Assert.That(listener.Pending(), Is.False);
            Assert.That(house.Tap.Bodies, Has.Count.EqualTo(1), "it is not asked for again");
        });
    }
}
