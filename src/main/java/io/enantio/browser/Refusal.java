package io.enantio.browser;

import java.util.Optional;

/** A request that is not answered as it was asked. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** What the browser is told instead. */
    record Answer(int status, String problem, String remedy, Optional<Json> more) {
        Json json() {
            Json all = more.orElseGet(Json::new);
            return all.put("problem", problem).put("remedy", remedy);
        }
    }

    Refusal(int status, String problem, String remedy) {
        this(new Answer(status, problem, remedy, Optional.empty()));
    }

    Refusal(Answer answer) {
        super(answer.problem());
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
