const answer = await promise(wx.request, { url: `${server}/echo`, method: "POST", data: { a: 1 }, header: { "x-mine": "yes" } });
equal(answer.statusCode, 200);
equal(answer.data, { method: "POST", mine: "yes", body: '{"a":1}' });
