package org.outlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.problem.ProblemException;

/** What a user can do something about is said without a stack of calls. */
class KnownFailureTest {
  @Test
  void aFullHeapIsToldWhereverItHappened() {
    for (Throwable failure :
        new Throwable[] {
          new OutOfMemoryError("Java heap space"),
          new CompletionException(new OutOfMemoryError("Java heap space")),
          new IllegalStateException(
              "Job aborted due to stage failure: ... java.lang.OutOfMemoryError: GC overhead limit"),
          new CompletionException(
              new IllegalArgumentException("[INVALID_DRIVER_MEMORY] System memory 1 must be 2"))
        }) {
      ProblemException known = KnownFailure.in(failure).orElseThrow();
      assertThat(known.exitStatus()).isEqualTo(4);
      assertThat(known.problems().get(0).describe())
          .contains("out-of-memory", " MiB of heap", "OUTLAY_HEAP=8g");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Could not parse Master URL: 'sparc://host', bad-master, sparc://host",
        "No FileSystem for scheme s3a, no-file-system, hadoop-aws"
      })
  void whatTheUserWroteIsNamed(String message, String code, String named) {
    ProblemException known =
        KnownFailure.in(new RuntimeException(new IllegalStateException(message))).orElseThrow();
    assertThat(known.problems().get(0).describe()).contains(code, named);
  }

  @Test
  void whatNobodyForesawIsNone() {
    assertThat(KnownFailure.in(new IllegalStateException("a total exceeds 2^53"))).isEmpty();
  }
}
