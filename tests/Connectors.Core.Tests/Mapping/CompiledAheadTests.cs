using System.Reflection;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>What a compiler ahead of time is told to make code for: it cannot see what is found by reflection.</summary>
public sealed class CompiledAheadTests
{
    [Test]
    public void Every_code_of_a_contract_is_named()
    {
        var named = Named().ToHashSet();

        Assert.That(Codes().Distinct().Where(type => !named.Contains(type)), Is.Empty);
    }

    /// <summary>The codes of all members at any depth; a contract whose members are there proves that the search finds something.</summary>
    private static IEnumerable<Type> Codes()
    {
        var codes = EntityCatalog.All.SelectMany(entity => entity.All()).Select(member => member.ValueType)
            .OfType<Type>().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Coded<>))
            .Select(type => type.GetGenericArguments()[0]).ToList();
        Assert.That(codes, Does.Contain(typeof(OpportunityStatus)));
        return codes;
    }

    /// <summary>The type arguments of all calls in the body: method specifications follow the opcode <c>call</c>.</summary>
    private static IEnumerable<Type> Named()
    {
        const byte Call = 0x28;
        const int MethodSpec = 0x2B;
        var method = typeof(CompiledAhead).GetMethod(nameof(CompiledAhead.Values), BindingFlags.NonPublic | BindingFlags.Static)!;
        var body = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var at = 0; at + 4 < body.Length; at++)
        {
            if (body[at] == Call && body[at + 4] == MethodSpec)
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(body, at + 1))!.GetGenericArguments()[0];
        }
    }
}
