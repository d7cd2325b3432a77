namespace Connectors.Benchmarks;

/// <summary>What is made of the rows of a page. A struct, so that the reader's loop is compiled for it.</summary>
internal interface IRowTaker<TRow>
{
    void Take(PageFields fields, in TRow row);
}
