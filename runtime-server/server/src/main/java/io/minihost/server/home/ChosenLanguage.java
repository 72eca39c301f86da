package io.minihost.server.home;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language a person has chosen in the settings, else the one the browser asks for. */
@Component("localeResolver")
final class ChosenLanguage extends AcceptHeaderLocaleResolver {

    static final String COOKIE = "minihost_language";
    static final Map<String, Locale> CHOICES = Map.of("zh", Locale.SIMPLIFIED_CHINESE, "en", Locale.ENGLISH);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var chosen = cookie == null ? null : CHOICES.get(cookie.getValue());
        return chosen == null ? super.resolveLocale(request) : chosen;
    }
}
