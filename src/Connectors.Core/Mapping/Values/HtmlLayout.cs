using System.Text;

namespace Connectors.Mapping;

/// <summary>Puts the words of HTML into lines. White space between words is one space, at the ends of lines none; blocks are parted by an empty
/// line, or by a line break inside lists.</summary>
internal sealed class HtmlLayout
{
    private const int Deepest = 8;
    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = [];

    // Lines that the next word begins after; a break directly before the end of its block shows nothing.
    private int _gap;
    private int _breaks;
    private int _cells;
    private int _kept;
    private int _tooDeep;
    private bool _isAny;
    private bool _hasSpace;
    private bool _isFirstKept;
    private string _marker = "";

    public static bool IsWhite(char letter) => letter is ' ' or '\t' or '\r' or '\n' or '\f';

    /// <summary>A character of the source.</summary>
    public void Add(char letter)
    {
        var isFirstKept = _isFirstKept;
        _isFirstKept = false;
        if (_kept > 0 && letter == '\n')
        {
            if (!isFirstKept)
                Break();
            return;
        }
        if (!IsWhite(letter) || _kept > 0 && letter != '\r')
            Write([letter]);
        else
            Space();
    }

    /// <summary>Words as they are, white space too.</summary>
    public void Write(ReadOnlySpan<char> words)
    {
        var lines = (_isAny ? _gap : 0) + _breaks;
        if (lines == 0 && _hasSpace)
            _text.Append(' ');
        _text.Append('\n', lines);
        if (lines > 0 || _marker.Length > 0)
            _text.Append(' ', 2 * Math.Max(0, _lists.Count - (_marker.Length > 0 ? 1 : 0)));
        _text.Append(_marker).Append(words);
        (_gap, _breaks, _hasSpace, _isAny, _marker) = (0, 0, false, true, "");
    }

    public void Break() => (_breaks, _hasSpace) = (_breaks + 1, false);

    /// <summary>A block begins or ends here.</summary>
    /// <param name="gap">Line breaks before what follows, at least.</param>
    public void Block(int gap)
    {
        if (_cells > 0)
        {
            Space();
            return;
        }
        if (_breaks > 0)
        {
            _text.Append('\n', (_isAny ? _gap : 0) + _breaks - 1);
            (_gap, _breaks, _isAny) = (0, 0, true);
        }
        (_gap, _hasSpace) = (Math.Max(_gap, _lists.Count > 0 ? 1 : gap), false);
    }

    public void List(bool isOrdered, bool isEnd)
    {
        if (!isEnd)
            Block(2);
        if (isEnd && _tooDeep > 0)
            _tooDeep--;
        else if (isEnd)
            _lists.TryPop(out _);
        else if (_lists.Count < Deepest)
            _lists.Push(isOrdered ? 0 : -1);
        else
            _tooDeep++;
        if (isEnd)
            Block(2);
    }

    public void Item(bool isEnd)
    {
        Block(1);
        if (isEnd || !_lists.TryPop(out var number))
        {
            _marker = "";
            return;
        }
        _lists.Push(number < 0 ? number : number + 1);
        _marker = number < 0 ? "- " : $"{number + 1}. ";
    }

    public void Row()
    {
        _cells = 0;
        Block(1);
    }

    public void Cell(bool isEnd)
    {
        if (isEnd || _cells++ == 0)
            return;
        _hasSpace = false;
        Write(" | ");
    }

    /// <summary>White space counts from here, or no longer.</summary>
    public void Kept(bool isEnd)
    {
        Block(2);
        _kept = Math.Max(0, _kept + (isEnd ? -1 : 1));
        _isFirstKept = !isEnd;
    }

    /// <summary>The text, without white space around.</summary>
    public override string ToString() => _text.ToString().Trim([' ', '\t', '\r', '\n']);

    private void Space() => _hasSpace = _isAny && _gap + _breaks == 0 && _marker.Length == 0;
}
