package io.minihost.server.launch.pages;

import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the host's own pages say, in the person's language.
 *
 * @param language {@code zh} or {@code en}, also for the page's {@code lang}
 */
public record Texts(String language, Map<String, String> byName) {

    public Texts {
        byName = Map.copyOf(byName);
    }

    public static Texts of(Locale locale) {
        var isChinese = locale.getLanguage().equals("zh");
        var bundle = ResourceBundle.getBundle(
                "minihost.pages.texts",
                isChinese ? Locale.CHINESE : Locale.ROOT,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var texts = new HashMap<String, String>();
        for (Enumeration<String> names = bundle.getKeys(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            texts.put(name, bundle.getString(name));
        }
        return new Texts(isChinese ? "zh" : "en", texts);
    }

    public String get(String name) {
        var text = byName.get(name);
        if (text == null) {
            throw new IllegalArgumentException("No text " + name);
        }
        return text;
    }
}
