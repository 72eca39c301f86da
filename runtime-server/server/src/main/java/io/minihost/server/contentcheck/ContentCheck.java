package io.minihost.server.contentcheck;

/**
 * Judges contents. The one that is built in knows lists of words and nothing of pictures or sounds; an operator who has a better
 * one replaces this bean.
 */
public interface ContentCheck {

    /** Judges a text. */
    Verdict text(String text);

    /**
     * Judges a picture.
     *
     * @param bytes a PNG, JPEG or GIF that can be shown
     */
    Verdict picture(byte[] bytes);

    /** Judges a sound, in whatever format. */
    Verdict sound(byte[] bytes);
}
