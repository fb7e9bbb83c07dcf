namespace Matching.Embedded.Runtime;

/// <summary>A doubly linked list through the messages themselves: an idle activation holds no memory for it, and removal is O(1).</summary>
internal struct MessageList
{
    private Message? _last;

    internal Message? First { get; private set; }

    internal int Count { get; private set; }

    internal void Add(Message message)
    {
        message.Previous = _last;
        message.Next = null;
        if (_last is null) First = message;
        else _last.Next = message;
        _last = message;
        Count++;
    }

    internal void Remove(Message message)
    {
        if (message.Previous is null) First = message.Next;
        else message.Previous.Next = message.Next;
        if (message.Next is null) _last = message.Previous;
        else message.Next.Previous = message.Previous;
        message.Previous = message.Next = null;
        Count--;
    }
}
