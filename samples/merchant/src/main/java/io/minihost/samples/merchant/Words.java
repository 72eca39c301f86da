package io.minihost.samples.merchant;

/** The same in both languages that the samples speak. */
public record Words(String en, String zh) {

    public String in(boolean chinese) {
        return chinese ? zh : en;
    }
}
