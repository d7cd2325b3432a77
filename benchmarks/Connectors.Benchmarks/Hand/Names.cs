using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Names and values of canonical JSON that all contracts share, encoded once.</summary>
internal static class Names
{
    public static readonly JsonEncodedText Amount = Of("amount");
    public static readonly JsonEncodedText Code = Of("code");
    public static readonly JsonEncodedText Connection = Of("connection");
    public static readonly JsonEncodedText CreatedAt = Of("createdAt");
    public static readonly JsonEncodedText CreatedBy = Of("createdBy");
    public static readonly JsonEncodedText Currency = Of("currency");
    public static readonly JsonEncodedText Display = Of("display");
    public static readonly JsonEncodedText Key = Of("key");
    public static readonly JsonEncodedText Kind = Of("kind");
    public static readonly JsonEncodedText Label = Of("label");
    public static readonly JsonEncodedText Main = Of("main");
    public static readonly JsonEncodedText ModifiedAt = Of("modifiedAt");
    public static readonly JsonEncodedText ModifiedBy = Of("modifiedBy");
    public static readonly JsonEncodedText Object = Of("object");
    public static readonly JsonEncodedText Pending = Of("pending");
    public static readonly JsonEncodedText Primary = Of("primary");
    public static readonly JsonEncodedText Project = Of("project");
    public static readonly JsonEncodedText Raw = Of("raw");
    public static readonly JsonEncodedText State = Of("state");
    public static readonly JsonEncodedText Status = Of("status");
    public static readonly JsonEncodedText System = Of("system");
    public static readonly JsonEncodedText Unknown = Of("unknown");
    public static readonly JsonEncodedText Value = Of("value");

    public static JsonEncodedText Of(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
