"""Walking a routekaart in chat: one question a card, a plan at the end, a way on when it gets stuck."""
