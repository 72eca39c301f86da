package io.minihost.server.contentcheck;

import org.springframework.stereotype.Component;

/** The check that is built in: the operator's words, the worst first. It cannot judge what a picture or a sound is of. */
@Component
class WordCheck implements ContentCheck {

    private final WordLists lists;

    WordCheck(WordLists lists) {
        this.lists = lists;
    }

    @Override
    public Verdict text(String text) {
        var plain = PlainText.of(text);
        return lists.words().stream()
                .filter(word -> plain.has(word.plain()))
                .map(WordLists.Word::verdict)
                .findFirst()
                .orElse(Verdict.PASSED);
    }

    @Override
    public Verdict picture(byte[] bytes) {
        return Verdict.PASSED;
    }

    @Override
    public Verdict sound(byte[] bytes) {
        return Verdict.PASSED;
    }
}
