### Lumeria's own words for what the program calls otherwise.

currency-xts = crowns

desk-hotline = Helpline
desk-shelters = Houses of protection
desk-action_plan = The Strategy

chapter-hotline = Helpline
chapter-action_plan = The Strategy against Trafficking
chapter-partners = Associations and the Community Fund

shelters = Houses of protection
    .one = House of protection
stays = Stays in houses of protection
    .one = Stay in a house of protection
allowances = Protection payments
    .one = Protection payment
measures = Measures of the Strategy
    .one = Measure of the Strategy

list-ways_of_arrival = Ways of arrival

figure-G6 = Years since the Protection Act
figure-I7 = Meeting of the Joint Committee with the Union of Rivers
figure-J1 = Facts of trafficking in persons recorded (section 71)
figure-J2 = Facts of forced labour and services recorded (section 72)
figure-J3 = Facts of withheld documents recorded (section 73)
figure-N2 = Associations awarded by the Home Office
figure-N3 = Projects supported by the Community Fund
figure-V9 = Referred to the Welfare Office and to associations for social services
figure-V6 = Given a place in a house of protection
figure-V8 = Protection payment of each
figure-A3 = Received the protection payment
figure-H1 = Calls to the helpline
figure-H2 = What the calls were about
figure-P1 = Measures of the Strategy due in the year that were carried out
