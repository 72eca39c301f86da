package io.minihost.samples.wechat;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The mini programs that this server works for. */
@Component
class WechatAccounts {

    private final Map<String, WechatAccount> accounts;

    WechatAccounts(WechatProperties properties) {
        accounts = properties.accounts().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> new WechatAccount(entry.getKey(), entry.getValue(), properties)));
    }

    WechatAccount of(String program) {
        var account = accounts.get(program);
        if (account == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such program here.");
        }
        return account;
    }
}
