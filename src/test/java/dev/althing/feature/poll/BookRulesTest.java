package dev.althing.feature.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.entity.Decision;
import dev.althing.feature.poll.BookEvent.Entry;
import dev.althing.feature.poll.BookRules.Answer;
import dev.althing.feature.poll.BookRules.Wish;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BookRulesTest {
  private static final UserId ANN = Polling.ANN;
  private static final UserId BEN = Polling.BEN;

  private final BookRules rules = new BookRules();
  private BookRules.Book book = rules.empty("!room:example.org");

  private Answer tell(Wish wish) {
    Decision<BookEvent, Answer> decision = rules.decide(book, wish);
    if (decision instanceof Decision.Answers<BookEvent, Answer> answers) {
      return answers.answer();
    }
    BookEvent event = ((Decision.Happens<BookEvent, Answer>) decision).event();
    book = rules.apply(book, event);
    return rules.answer(event);
  }

  private Answer enter(UserId creator) {
    return tell(new Wish.Enter("Go?", creator, Optional.empty()));
  }

  private Answer end(Integer number, UserId person, boolean mayEnd) {
    return tell(new Wish.End(Optional.ofNullable(number), person, mayEnd));
  }

  @Test
  void pollsAreNumberedAndNoNumberComesAgain() {
    assertThat(enter(ANN)).isEqualTo(new Answer.IsEntered(1));
    assertThat(tell(new Wish.Strike(1))).isEqualTo(new Answer.IsStruck(1));
    assertThat(tell(new Wish.Strike(1))).isEqualTo(new Answer.WasNotOpen(1));
    assertThat(enter(BEN)).isEqualTo(new Answer.IsEntered(2));
    assertThat(tell(new Wish.Read()))
        .isEqualTo(new Answer.Reads(2, List.of(new Entry(2, "Go?", BEN, Optional.empty()))));
  }

  @Test
  void theOnlyOpenOneIsMeantWhenNoneIsNamed() {
    assertThat(end(null, ANN, true)).isEqualTo(new Answer.NoSuch(Optional.empty()));
    enter(ANN);
    enter(BEN);
    assertThat(end(null, ANN, true)).isEqualTo(new Answer.WhichOne(List.of(1, 2)));
    assertThat(end(1, ANN, false)).isEqualTo(new Answer.IsStruck(1));
    assertThat(end(null, BEN, false)).isEqualTo(new Answer.IsStruck(2));
  }

  @Test
  void onlyWhoAskedAndModeratorsEndOne() {
    enter(ANN);

    assertThat(end(1, BEN, false)).isEqualTo(new Answer.IsNotYours(1, ANN));
    assertThat(end(2, BEN, true)).isEqualTo(new Answer.NoSuch(Optional.of(2)));
    assertThat(end(1, BEN, true)).isEqualTo(new Answer.IsStruck(1));
    assertThat(end(1, BEN, true)).isEqualTo(new Answer.WasNotOpen(1));
  }

  @Test
  void hundredsAreOpenAtOnceAndThenNoMore() {
    for (int i = 0; i < BookRules.MOST; i++) {
      assertThat(enter(ANN)).isInstanceOf(Answer.IsEntered.class);
    }

    assertThat(enter(ANN)).isEqualTo(new Answer.IsFull(BookRules.MOST));
    tell(new Wish.Strike(7));
    assertThat(enter(ANN)).isEqualTo(new Answer.IsEntered(BookRules.MOST + 1));
  }
}
