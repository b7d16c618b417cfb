import { createSandbox } from "ramp-widget/sandbox";
import { test } from "vitest";
test("smoke", async () => {
  for (const edition of ["E1","E3"] as const) {
  const s = createSandbox({edition});
  const r = await s.fetch(new Request("http://localhost:5174/widget/session",{method:"POST",headers:{authorization:"Bearer sandbox-client-token","content-type":"application/json"},body:JSON.stringify({partner_user_id:"u",user_email:"a@b.co",currency:"USDT",network:"TRC20",fiat_currency:"EUR",amount:"100",type:"sell"})}));
  const session: any = await r.json();
  console.log(r.status, session);
  const options = Object.fromEntries(Object.entries(session).map(([k,v])=>[k.replace(/_(\w)/g,(_,c)=>c.toUpperCase()),v]));
  let token = "";
  const call = async (c: string, body: object) => { const r = await s.fetch(new Request("http://localhost:5175/frame/"+c,{method:"POST",headers:{authorization:"Bearer "+token,"content-type":"application/json"},body:JSON.stringify(body)})); const j: any = await r.json(); token = j.frameToken ?? token; console.log(c, r.status, JSON.stringify(j)); };
  await call("open", options); await call("open", options);
  await call("code",{code:"1"}); await call("code",{code:"000000"}); await call("identity",{}); await call("amount",{amount:"100",confirm:true});
  await call("card",{number:"4444 4444 4444 3333",expiry:"12/30",cvc:"123",name:"A"});
  s.depositArrives(session.merchant_transaction_id);
  await call("look",{});
  console.log(s.transaction(session.merchant_transaction_id));
  s.clock.advance(4000);
  await call("look",{});
  console.log(s.transaction(session.merchant_transaction_id), s.counts);
  }
});
