package dev.althing.feature.poll;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.feature.poll.BookEvent.Entry;
import dev.althing.feature.poll.BookEvent.PollEntered;
import dev.althing.feature.poll.BookEvent.PollStruck;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The rules of the book of one room: which numbers its polls have, and which are open. */
final class BookRules
    implements EntityRules<BookRules.Wish, BookEvent, BookRules.Book, BookRules.Answer> {
  /** The family's name. */
  static final String TYPE = "poll-book";

  /** So many polls of one room are open at once. */
  static final int MOST = 500;

  /** What can be wished. */
  sealed interface Wish {
    /** A poll begins. */
    record Enter(String title, UserId creator, Optional<Instant> until) implements Wish {}

    /** A poll is over, whoever ended it. */
    record Strike(int number) implements Wish {}

    /**
     * Somebody wants to end a poll.
     *
     * @param number which one; the only one that is open when not said
     * @param mayEnd whether they may end polls of others
     */
    record End(Optional<Integer> number, UserId person, boolean mayEnd) implements Wish {}

    /** What there is. */
    record Read() implements Wish {}
  }

  /** What comes of it. */
  sealed interface Answer {
    /** It has a number. */
    record IsEntered(int number) implements Answer {}

    /** It is open no more. */
    record IsStruck(int number) implements Answer {}

    /** It was not open. */
    record WasNotOpen(int number) implements Answer {}

    /** There is none, or there has not been one with that number. */
    record NoSuch(Optional<Integer> number) implements Answer {}

    /** It is somebody else's. */
    record IsNotYours(int number, UserId creator) implements Answer {}

    /** Several are open. */
    record WhichOne(List<Integer> numbers) implements Answer {
      /** Copies the list. */
      public WhichOne {
        numbers = List.copyOf(numbers);
      }
    }

    /**
     * What there is.
     *
     * @param last the newest number; 0 before the first poll
     * @param open what is open, oldest first
     */
    record Reads(int last, List<Entry> open) implements Answer {
      /** Copies the list. */
      public Reads {
        open = List.copyOf(open);
      }
    }

    /** No more at once. */
    record IsFull(int most) implements Answer {}
  }

  /**
   * A book.
   *
   * @param last the newest number
   * @param open by number
   */
  record Book(int last, TreeMap<Integer, Entry> open) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<BookEvent> events() {
    return BookEvent.class;
  }

  @Override
  public Book empty(String id) {
    return new Book(0, new TreeMap<>());
  }

  @Override
  public Decision<BookEvent, Answer> decide(Book book, Wish wish) {
    if (wish instanceof Wish.Enter enter) {
      return book.open().size() >= MOST
          ? Decision.answers(new Answer.IsFull(MOST))
          : Decision.happens(
              new PollEntered(
                  new Entry(book.last() + 1, enter.title(), enter.creator(), enter.until())));
    }
    if (wish instanceof Wish.Strike strike) {
      return book.open().containsKey(strike.number())
          ? Decision.happens(new PollStruck(strike.number()))
          : Decision.answers(new Answer.WasNotOpen(strike.number()));
    }
    if (wish instanceof Wish.End end) {
      return ended(book, end);
    }
    if (wish instanceof Wish.Read) {
      return Decision.answers(new Answer.Reads(book.last(), List.copyOf(book.open().values())));
    }
    throw new AssertionError(wish);
  }

  private static Decision<BookEvent, Answer> ended(Book book, Wish.End end) {
    if (end.number().isEmpty() && book.open().size() > 1) {
      return Decision.answers(new Answer.WhichOne(List.copyOf(book.open().keySet())));
    }
    Optional<Entry> entry =
        end.number()
            .map(number -> Optional.ofNullable(book.open().get(number)))
            .orElseGet(() -> book.open().values().stream().findFirst());
    if (entry.isPresent()) {
      int number = entry.get().number();
      UserId creator = entry.get().creator();
      return end.mayEnd() || creator.equals(end.person())
          ? Decision.happens(new PollStruck(number))
          : Decision.answers(new Answer.IsNotYours(number, creator));
    }
    return end.number()
        .filter(number -> number <= book.last())
        .<Decision<BookEvent, Answer>>map(number -> Decision.answers(new Answer.WasNotOpen(number)))
        .orElseGet(() -> Decision.answers(new Answer.NoSuch(end.number())));
  }

  @Override
  public Book apply(Book book, BookEvent event) {
    TreeMap<Integer, Entry> open = new TreeMap<>(book.open());
    if (event instanceof PollEntered entered) {
      open.put(entered.entry().number(), entered.entry());
      return new Book(entered.entry().number(), open);
    }
    if (event instanceof PollStruck struck) {
      open.remove(struck.number());
      return new Book(book.last(), open);
    }
    throw new AssertionError(event);
  }

  @Override
  public Answer answer(BookEvent event) {
    if (event instanceof PollEntered entered) {
      return new Answer.IsEntered(entered.entry().number());
    }
    if (event instanceof PollStruck struck) {
      return new Answer.IsStruck(struck.number());
    }
    throw new AssertionError(event);
  }
}
