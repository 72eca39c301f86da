package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.payments.wire.PayTimes;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills over a merchant's days. */
class BillTests extends PayTest {

    private static String yesterday() {
        return LocalDate.now(PayTimes.ZONE).minusDays(1).toString();
    }

    private HttpResponse<String> download(String told) {
        var url = URI.create(told);
        return shop.get(url.getRawPath() + "?" + url.getRawQuery());
    }

    private static String url(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Shop.json(answer).get("download_url").stringValue();
    }

    @Test
    void aDayWithoutMoneyIsEmptyToo() {
        var bill = download(url(shop.get("/v3/bill/fundflowbill?bill_date=" + yesterday())));
        assertThat(bill.body().lines())
                .hasSize(3)
                .first()
                .isEqualTo("记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号");
        assertThat(bill.body()).endsWith("`0,`0,`0.00,`0,`0.00\r\n");
        assertThat(bill.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void fileIsItsMerchantsAlone() {
        var url = url(shop.get("/v3/bill/tradebill?bill_date=" + yesterday()));
        assertThat(download(url).statusCode()).isEqualTo(200);
        assertThat(Shop.refusal(download(url.replace("TRADE", "FUND_FLOW")))).isEqualTo("403 NO_AUTH");
        shop = Shop.register(server(), "Other", 0);
        assertThat(Shop.refusal(download(url))).isEqualTo("403 NO_AUTH");
    }

    @ParameterizedTest
    @CsvSource({
        "tradebill?bill_date=yesterday, 400 PARAM_ERROR",
        "tradebill, 400 PARAM_ERROR",
        "tradebill?bill_date=2999-01-01, 400 STATEMENT_CREATING",
        "tradebill?bill_date=2020-01-01, 400 NO_STATEMENT_EXIST",
        "tradebill?bill_date=2020-01-01&bill_type=X, 400 PARAM_ERROR",
        "tradebill?bill_date=2020-01-01&tar_type=ZIP, 400 PARAM_ERROR",
        "fundflowbill?bill_date=2020-01-01&account_type=FEES, 400 NO_STATEMENT_EXIST"
    })
    void refusesWhatThereIsNot(String call, String refusal) {
        assertThat(Shop.refusal(shop.get("/v3/bill/" + call))).isEqualTo(refusal);
    }

    @Test
    void todayIsNotOver() {
        assertThat(Shop.refusal(shop.get("/v3/bill/tradebill?bill_date=" + LocalDate.now(PayTimes.ZONE))))
                .isEqualTo("400 STATEMENT_CREATING");
    }
}
